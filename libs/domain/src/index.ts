export * from './conversation/types';
export * from './conversation/state';
export * from './conversation/command';
export * from './conversation/change';
export * from './conversation/status-table';
export * from './conversation/transition';
export * from './conversation/end-of-silence';
