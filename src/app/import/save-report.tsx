import { fileName } from '#core/formats/file-names.ts';
import type { ImportReport } from '#core/formats/placing/import-report.ts';
import { importReportText } from '#core/formats/placing/report-text.ts';
import { articleName } from '../article-name.ts';
import { giveFile } from '../frame/give-file.ts';
import { useWorkspace } from '../session/room.ts';

interface SaveReportProps {
  readonly report: ImportReport;
  /** Name of the file that was imported. */
  readonly file: string;
}

/** The report as a text file: what did not fit is kept, whatever becomes of this window. */
export function SaveReport({ report, file }: SaveReportProps) {
  const { sources } = useWorkspace();
  const articleOf = (id: string) => {
    const source = sources.find((one) => one.id === id);
    return source ? articleName(source) : id;
  };
  const save = () => {
    const text = importReportText(report, { file, at: new Date().toISOString(), articleOf });
    const name = `${fileName(['import-report', file])}.txt`;
    giveFile(name, new Blob([text], { type: 'text/plain;charset=utf-8' }));
  };
  return (
    <button type="button" onClick={save}>
      Save the report
    </button>
  );
}
