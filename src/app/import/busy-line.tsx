interface BusyLineProps {
  readonly what: string;
  /** From 0 to 1: how much of the file the server has. */
  readonly sent: number;
}

/** How far it is: the upload as a share, and the server's work behind it without one. */
export function BusyLine({ what, sent }: BusyLineProps) {
  const isSending = sent > 0 && sent < 1;
  return (
    <p className="progress-line">
      {isSending ? <progress aria-label={what} value={sent} /> : <progress aria-label={what} />}
      <span>
        {what}
        {isSending && `: ${Math.floor(sent * 100)} % sent`}
      </span>
    </p>
  );
}
