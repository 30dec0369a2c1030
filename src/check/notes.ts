import type { ArticleRules } from './rules.ts';

export const notes: ArticleRules = {};
