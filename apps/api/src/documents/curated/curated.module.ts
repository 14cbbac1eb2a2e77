import { Global, Module } from '@nestjs/common';
import { CuratedMatchResolver, CuratedResolver, PairCountResolver } from './curated.resolver';
import { ImportCurated } from './import-curated';
import { LearnCurated } from './learn-curated';
import { ManageCurated } from './manage-curated';
import { TryCurated } from './try-curated';

/** Curated answers. Answering looks them up through `find-curated.ts`, which needs none of these. */
@Global()
@Module({ providers: [CuratedMatchResolver, CuratedResolver, ImportCurated, LearnCurated, ManageCurated, PairCountResolver, TryCurated], exports: [ImportCurated] })
export class CuratedModule {}
