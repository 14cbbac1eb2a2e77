import { backoff, ResumingFeed, type FeedTimer } from './resuming-feed';
import { SeenCursors } from './seen-cursors';

interface Event {
  cursor: string | null;
  text: string;
}
type Sink = { next: (event: Event) => void; ended: (error: unknown) => void };

/** A feed over subscriptions that the test opens and ends, with a clock that the test winds. */
function feedUnderTest(start: string | null = null) {
  const opened: { after: string | null; sink: Sink; closed: boolean }[] = [];
  const waits: { work: () => void; ms: number; live: boolean }[] = [];
  const heard: string[] = [];
  let gaps = 0;
  const timer: FeedTimer = {
    set: (work, ms) => waits.push({ work, ms, live: true }) - 1,
    clear: (handle) => {
      const wait = waits[handle];
      if (wait) wait.live = false;
    },
    random: () => 1,
  };
  const feed = new ResumingFeed<Event>(
    {
      open: (after, sink) => {
        const one = { after, sink, closed: false };
        opened.push(one);
        return () => {
          one.closed = true;
        };
      },
      cursorOf: (event) => event.cursor,
    },
    { onEvent: (event) => heard.push(event.text), onGap: () => (gaps += 1), isFinal: (error) => error === 'signed out', isStaleCursor: (error) => error === 'unknown cursor' },
    new SeenCursors(),
    timer,
    start,
  );
  feed.start();
  const last = () => opened.at(-1) as (typeof opened)[number];
  return { feed, opened, waits, heard, last, gaps: () => gaps, elapse: () => waits.at(-1)?.work() };
}

describe('a feed that resumes', () => {
  it('opens again after the newest cursor and tells a replayed event once', () => {
    const { last, heard, opened, elapse } = feedUnderTest();
    last().sink.next({ cursor: 'a', text: 'first' });
    last().sink.next({ cursor: 'b', text: 'second' });
    last().sink.ended('socket closed');
    elapse();
    expect(opened.map((one) => one.after)).toEqual([null, 'b']);
    last().sink.next({ cursor: 'b', text: 'second' });
    last().sink.next({ cursor: 'c', text: 'third' });
    expect(heard).toEqual(['first', 'second', 'third']);
  });

  it('hears of every event that is not stored, and does not resume from it', () => {
    const { last, heard, opened, elapse } = feedUnderTest('a');
    last().sink.next({ cursor: null, text: 'typing' });
    last().sink.next({ cursor: null, text: 'typing' });
    last().sink.ended('socket closed');
    elapse();
    expect(heard).toEqual(['typing', 'typing']);
    expect(opened.map((one) => one.after)).toEqual(['a', 'a']);
  });

  it('waits longer after every failure, up to a limit, and from the start again once something was heard', () => {
    const { last, waits, elapse } = feedUnderTest();
    for (let round = 0; round < 8; round += 1) {
      last().sink.ended('socket closed');
      elapse();
    }
    expect(waits.map((wait) => wait.ms)).toEqual([500, 1_000, 2_000, 4_000, 8_000, 16_000, 20_000, 20_000]);
    last().sink.next({ cursor: 'a', text: 'first' });
    last().sink.ended('socket closed');
    expect(waits.at(-1)?.ms).toBe(500);
  });

  it('says that something may be missing whenever it has no cursor to resume from', () => {
    const fresh = feedUnderTest();
    expect(fresh.gaps()).toBe(1);
    const resumed = feedUnderTest('a');
    expect(resumed.gaps()).toBe(0);
    resumed.last().sink.ended('unknown cursor');
    resumed.elapse();
    expect(resumed.gaps()).toBe(1);
    expect(resumed.last().after).toBeNull();
  });

  it('stops when the session is over, and does not wake again', () => {
    const { feed, last, opened, waits } = feedUnderTest();
    last().sink.ended('signed out');
    feed.wake();
    expect(waits).toHaveLength(0);
    expect(opened).toHaveLength(1);
  });

  it('opens at once when woken during a wait, and only once', () => {
    const { feed, last, opened, waits } = feedUnderTest();
    feed.wake();
    expect(opened).toHaveLength(1);
    last().sink.ended('socket closed');
    feed.wake();
    feed.wake();
    expect(opened).toHaveLength(2);
    expect(waits.every((wait) => !wait.live)).toBe(true);
  });

  it('is silent after it was stopped', () => {
    const { feed, last, heard } = feedUnderTest();
    feed.stop();
    expect(last().closed).toBe(true);
    last().sink.next({ cursor: 'a', text: 'late' });
    last().sink.ended('socket closed');
    expect(heard).toEqual([]);
  });
});

describe('the wait before a new attempt', () => {
  it('lies between half and whole of the doubled time', () => {
    expect(backoff(3, 0)).toBe(1_000);
    expect(backoff(3, 1)).toBe(2_000);
  });
});

describe('cursors that were seen', () => {
  it('forget the oldest beyond the limit', () => {
    const seen = new SeenCursors(2);
    expect([seen.add('a'), seen.add('a'), seen.add('b'), seen.add('c')]).toEqual([true, false, true, true]);
    expect(seen.add('c')).toBe(false);
    expect(seen.add('a')).toBe(true);
  });
});
