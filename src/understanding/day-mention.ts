/** A day or a span of days that was said, tokens `from` to `to` (excluded). */
export interface Day {
  from: number;
  to: number;
  start: string;
  /** Last day; the same where one day was said. */
  end: string;
  /** `weekday`: by its bare name, so that "next week" beside it moves it; `every`: "any friday"; `span`: a week, a month. */
  kind: 'date' | 'weekday' | 'every' | 'span';
  uncertain: boolean;
}

export const WEEK = /^(week|semana)$/;
export const NEXT = /^(next|proximo|proxima|siguiente|following|coming|upcoming)$/;
export const COMES = /^(viene|entra|entrante|sigue|proximo|proxima|siguiente)$/;
