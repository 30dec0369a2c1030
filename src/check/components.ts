import type { ArticleRules } from './rules.ts';

export const components: ArticleRules = {};
