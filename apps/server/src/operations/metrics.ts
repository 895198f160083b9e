import type { NextFunction, Request, Response } from 'express';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { EventStore } from '@fonds/event-store';
import type { ProjectionHost } from '@fonds/projections';

/** Seconds; queries are meant to stay below one second (as-of at 100,000 units). */
const DURATIONS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/** What Prometheus reads. A registry of its own, so that two servers in one process (tests) do not meet. */
export class Metrics {
  readonly registry = new Registry();
  private readonly durations: Histogram<'method' | 'route' | 'status'>;

  constructor(store: EventStore, projections: ProjectionHost) {
    const registers = [this.registry];
    collectDefaultMetrics({ register: this.registry });
    this.durations = new Histogram({
      name: 'fonds_http_request_duration_seconds',
      help: 'Duration of HTTP requests by route',
      labelNames: ['method', 'route', 'status'],
      buckets: DURATIONS,
      registers,
    });
    new Gauge({
      name: 'fonds_event_log_position',
      help: 'Position of the last event of the log: events recorded so far',
      registers,
      async collect() {
        this.set(Number(await store.head()));
      },
    });
    const parked = new Gauge({
      name: 'fonds_projection_parked',
      help: '1 when a projection stands still at an event it cannot fold',
      labelNames: ['projection'],
      registers,
    });
    new Gauge({
      name: 'fonds_projection_lag_events',
      help: 'Events that a projection has not folded yet',
      labelNames: ['projection'],
      registers,
      async collect() {
        for (const lag of await projections.lag()) {
          this.set({ projection: lag.name }, lag.behind);
          parked.set({ projection: lag.name }, lag.parked === null ? 0 : 1);
        }
      },
    });
  }

  /** Measures each request under its route's pattern: ids in paths would make a series each. */
  readonly measure = (request: Request, response: Response, next: NextFunction): void => {
    const end = this.durations.startTimer({ method: request.method });
    response.once('close', () => {
      const route: unknown = (request.route as { path?: unknown } | undefined)?.path;
      end({ route: typeof route === 'string' ? route : 'none', status: String(response.statusCode) });
    });
    next();
  };
}
