import { Injectable } from '@nestjs/common';

/** The one clock of the API. Code asks it instead of `new Date()`, so that a test can stand in another time. */
@Injectable()
export class Clock {
  /** @param offsetMs added to the system's time; 0 outside tests (CLOCK_OFFSET_MS). */
  constructor(private readonly offsetMs: number = 0) {}

  /** The present instant. */
  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }
}
