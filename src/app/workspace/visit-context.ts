import { createContext, useContext } from 'react';
import type { Visit } from '../session/visit.ts';

export const VisitContext = createContext<Visit | null>(null);

export function useVisit(): Visit {
  const visit = useContext(VisitContext);
  if (!visit) throw new Error('useVisit is called outside a workspace');
  return visit;
}
