import type { Source } from '../article/schema.ts';

/** How near a source is to what it reports: the word beside it, and what that means. */
export const TIERS: Record<Source['tier'], { word: string; explanation: string }> = {
  A: {
    word: 'Primary or official',
    explanation: 'A document of those who took part, or their own words.',
  },
  B: {
    word: 'Newsroom or scholar',
    explanation: 'A report by an established newsroom, or the work of a scholar.',
  },
  C: {
    word: 'Copy or state media',
    explanation: 'A copy, an aggregator or state media, used where nothing nearer was found.',
  },
};
