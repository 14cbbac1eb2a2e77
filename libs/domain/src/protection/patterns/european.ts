import type { PatternBook } from '../pattern-book';
import { GERMAN } from './german';
import { FRENCH, ITALIAN, PORTUGUESE, SPANISH } from './romance';
import { DUTCH, POLISH, TURKISH } from './dutch-polish-turkish';

/** The core of the six families in the other languages of Latin script. */
export const EUROPEAN: readonly PatternBook[] = [GERMAN, FRENCH, SPANISH, ITALIAN, PORTUGUESE, DUTCH, POLISH, TURKISH];
