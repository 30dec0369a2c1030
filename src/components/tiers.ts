import type { Source } from '../article/schema.ts';

/** How near a source is to what it reports: the word beside it, the same said whole, and what that means. */
export const TIERS: Record<Source['tier'], { word: string; whole: string; explanation: string }> = {
  A: {
    word: 'Primary',
    whole: 'Primary or official document',
    explanation: 'A document of those who took part, or their own words.',
  },
  B: {
    word: 'Newsroom',
    whole: 'Newsroom or scholar',
    explanation: 'A report by an established newsroom, or the work of a scholar.',
  },
  C: {
    word: 'Copy',
    whole: 'Copy, aggregator or state media',
    explanation: 'A copy, an aggregator or state media, used where nothing nearer was found.',
  },
};

/** From the nearest to the farthest. */
export const tiers = Object.keys(TIERS) as Source['tier'][];
