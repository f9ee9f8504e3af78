import { CircleAlert, CircleCheck, TriangleAlert } from 'lucide-react';
import type { ReadinessView } from '../../../shared/contract/readiness.ts';

const SIGNS = { good: CircleCheck, warn: TriangleAlert, bad: CircleAlert } as const;

/** A sign of its own for each state: colour never says it alone. */
export function Sign({ state }: { readonly state: ReadinessView['state'] }) {
  const Icon = SIGNS[state];
  return <Icon aria-hidden="true" className={`sign sign-${state}`} />;
}
