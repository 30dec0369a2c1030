import type { ProjectRules } from './rules.ts';

export const characters: ProjectRules = {};
