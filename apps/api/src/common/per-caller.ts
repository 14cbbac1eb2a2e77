import { Extensions } from '@nestjs/graphql';

/** The key of the mark among a field's extensions. */
export const PER_CALLER = 'chatrefPerCaller';

/**
 * Marks a field whose value depends on which colleague or key reads it, beyond role and scopes. Live events that select
 * none of these are executed once for everyone (`realtime/shared-execution.ts`).
 */
export const PerCaller = (): MethodDecorator & PropertyDecorator => Extensions({ [PER_CALLER]: true });
