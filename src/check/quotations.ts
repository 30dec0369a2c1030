import type { ArticleRules } from './rules.ts';

export const quotations: ArticleRules = {};
