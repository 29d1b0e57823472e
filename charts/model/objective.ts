/** What a service promises to the people who use it, measured over 30 days. */
export interface Objective {
  /** Percent of requests that are answered without a server error, such as 99.9. */
  readonly availability: number;
  /** A share of requests, in percent, that is answered within a duration: p95 within 300 ms is `{ percentile: 95, within: '300ms' }`. */
  readonly latency: { readonly percentile: number; readonly within: string };
  /** Percent of requests that may fail, where the document gives it beside availability. */
  readonly errorRate?: number;
}
