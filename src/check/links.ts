import type { ArticleRules } from './rules.ts';

export const links: ArticleRules = {};
