import robotsParser from 'robots-parser';

/** How this reader names itself to the sites it reads; robots.txt can address it by this name. */
export const READER_NAME = 'Chatref';
/** A site that asks for longer pauses is read with this one. */
const LONGEST_DELAY_MS = 10_000;

/** What a site asks of those who read it by program. */
export interface Robots {
  allows(address: string): boolean;
  /** Pause between two requests. */
  delayMs: number;
  sitemaps: string[];
}

export const NO_ROBOTS: Robots = { allows: () => true, delayMs: 0, sitemaps: [] };

/** Reads a robots.txt (RFC 9309). What it does not say is allowed. */
export function readRobots(address: string, text: string): Robots {
  const robots = robotsParser(address, text);
  return {
    allows: (page) => robots.isAllowed(page, READER_NAME) !== false,
    delayMs: Math.min(LONGEST_DELAY_MS, Math.max(0, (robots.getCrawlDelay(READER_NAME) ?? 0) * 1_000)),
    sitemaps: robots.getSitemaps(),
  };
}
