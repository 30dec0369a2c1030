/**
 * CSS that marks the section being read in the contents, where the browser knows it (SPEC 3.4). It stands apart from the
 * style sheets because their minifier warns of a selector as new as this in every build.
 */
export const scrollSpy =
  '@media(width>=74rem){.contents a:target-current{color:var(--ink);font-weight:650}.contents a:target-current i{color:var(--seal)}}';
