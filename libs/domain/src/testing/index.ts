export * from '../protection/testing/frozen-set';
export * from '../protection/testing/slips';
