import { Injectable, OnModuleDestroy } from '@nestjs/common';
import { ParserPool, type Reader } from '@chatref/rag';

/** Reads documents outside this process; the processes end with the application. */
@Injectable()
export class Parser implements OnModuleDestroy {
  private readonly pool = new ParserPool();
  readonly read: Reader = this.pool.read;

  onModuleDestroy(): Promise<void> {
    return this.pool.close();
  }
}
