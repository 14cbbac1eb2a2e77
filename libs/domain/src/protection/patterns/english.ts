import type { PatternBook } from '../pattern-book';
import { ENGLISH_BANK } from './english-bank';
import { ENGLISH_DATA } from './english-data';
import { ENGLISH_DISPUTE } from './english-dispute';
import { ENGLISH_DOUBLE } from './english-double';
import { ENGLISH_FRAUD } from './english-fraud';
import { ENGLISH_LEGAL } from './english-legal';
import { ENGLISH_PERSON } from './english-person';

/** English, in depth. */
export const ENGLISH: PatternBook = {
  'asks-for-person': ENGLISH_PERSON,
  dispute: ENGLISH_DISPUTE,
  'double-charge': ENGLISH_DOUBLE,
  fraud: ENGLISH_FRAUD,
  'bank-details-change': ENGLISH_BANK,
  legal: ENGLISH_LEGAL,
  'data-protection': ENGLISH_DATA,
};
