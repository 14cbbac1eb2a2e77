import { Module } from '@nestjs/common';
import { DecideConflict } from './decide-conflict';
import { FactsRadar } from './facts-radar';
import { FactConflictResolver, FactSideResolver } from './facts.resolver';

/** The facts radar: figures that contradict each other across documents. */
@Module({ providers: [DecideConflict, FactConflictResolver, FactSideResolver, FactsRadar] })
export class FactsModule {}
