import type { ArticleRules, ProjectRules } from './rules.ts';

export const pictures: ArticleRules = {};
export const publicFiles: ProjectRules = {};
