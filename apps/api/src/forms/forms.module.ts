import { Global, Module } from '@nestjs/common';
import { Forms } from './forms';
import { FormsResolver } from './forms.resolver';

/** What rules can ask a customer for. */
@Global()
@Module({ providers: [Forms, FormsResolver], exports: [Forms] })
export class FormsModule {}
