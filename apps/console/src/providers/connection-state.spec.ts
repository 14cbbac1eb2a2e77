import { nextConnectionState, type ConnectionSignal, type ConnectionState } from './connection-state';

const after = (...signals: ConnectionSignal[]): ConnectionState => signals.reduce(nextConnectionState, 'idle' as ConnectionState);

describe('the state of the connection', () => {
  it('connects, loses, and comes back', () => {
    expect(after('opening')).toBe('connecting');
    expect(after('opening', 'opened')).toBe('online');
    expect(after('opening', 'opened', 'closed')).toBe('reconnecting');
    expect(after('opening', 'opened', 'closed', 'opening', 'opened')).toBe('online');
  });

  it('stays offline while the network is away, whatever sockets do', () => {
    expect(after('opening', 'opened', 'network-lost', 'closed', 'opening')).toBe('offline');
    expect(after('opening', 'opened', 'network-lost', 'network-back')).toBe('reconnecting');
  });

  it('is idle again when nobody listens any more', () => {
    expect(after('opening', 'opened', 'stopped', 'closed')).toBe('idle');
  });
});
