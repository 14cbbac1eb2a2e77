import type { Language } from '../../text/language';
import type { PatternBook } from '../pattern-book';
import { GERMAN } from './german';
import { FRENCH, ITALIAN, PORTUGUESE, SPANISH } from './romance';
import { DUTCH, POLISH, TURKISH } from './dutch-polish-turkish';

/** The core of the families in the other languages of Latin script. */
export const EUROPEAN: readonly [Language, PatternBook][] = [['de', GERMAN], ['fr', FRENCH], ['es', SPANISH], ['it', ITALIAN], ['pt', PORTUGUESE], ['nl', DUTCH], ['pl', POLISH], ['tr', TURKISH]];
