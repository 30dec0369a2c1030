import type { ArticleRules, ProjectRules } from './rules.ts';

export const data: ArticleRules = {};
export const dataFiles: ProjectRules = {};
