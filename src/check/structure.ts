import type { ArticleRules, ProjectRules } from './rules.ts';

export const structure: ArticleRules = {};
export const addresses: ProjectRules = {};
