interface FieldProblemProps {
  /** The field names it as its description. */
  readonly id: string;
  readonly problem: string | null;
}

/** What is wrong with a field, below it; nothing where nothing is wrong. */
export function FieldProblem({ id, problem }: FieldProblemProps) {
  if (problem === null) return null;
  return (
    <p id={id} className="field-problem">
      {problem}
    </p>
  );
}
