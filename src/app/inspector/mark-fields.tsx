import type { Attribute } from '#core/model/codebook.ts';
import { ANNOTATION_LIMITS, attributeOf } from '#core/model/annotation.ts';
import type { Mark } from '../session/marks.ts';
import { useRoom, useWorkspace } from '../session/room.ts';
import { KeptTextField } from '../frame/kept-text-field.tsx';
import { TagOptions } from './tag-options.tsx';

function useAttributes(mark: Mark): readonly Attribute[] {
  const { codes } = useWorkspace();
  const layer = codes.tags.get(mark.tag)?.layer;
  return (layer?.attributes ?? []).flatMap((id) => codes.attributes.get(id) ?? []);
}

/** Attributes that stand open: those that the layer names first. The others are one press away. */
const AT_ONCE = 2;

/** The fields of my own mark. */
export function MarkFields({ mark }: { readonly mark: Mark }) {
  const { notebook } = useRoom();
  const { codeBook, codes } = useWorkspace();
  const attributes = useAttributes(mark);
  const set = (attribute: Attribute, value: string) =>
    notebook.change(mark.id, { attributes: { [attribute.id]: value } });
  const field = (attribute: Attribute) => {
    const value = attributeOf(mark, attribute.id);
    const changed = (next: string) => set(attribute, next);
    return attribute.kind === 'choice' ? (
      <ChoiceField key={attribute.id} attribute={attribute} value={value} changed={changed} />
    ) : (
      <KeptTextField
        key={attribute.id}
        label={attribute.label}
        help={attribute.help}
        value={value}
        maxLength={attribute.maxLength}
        rows={1}
        changed={changed}
      />
    );
  };
  return (
    <div className="fields">
      <label className="field">
        <span>Tag</span>
        <select
          value={mark.tag}
          onChange={(event) => {
            const tag = [...codes.tags.keys()].find((id) => id === event.target.value);
            if (tag) notebook.change(mark.id, { tag, codeBookRevision: codeBook.revision });
          }}
        >
          <TagOptions codeBook={codeBook} />
        </select>
      </label>
      <KeptTextField
        label="Note"
        value={mark.note}
        maxLength={ANNOTATION_LIMITS.note}
        rows={3}
        changed={(note) => notebook.change(mark.id, { note })}
      />
      {attributes.slice(0, AT_ONCE).map(field)}
      {attributes.length > AT_ONCE && (
        <details className="more-fields">
          <summary>More about this mark</summary>
          <div className="fields">{attributes.slice(AT_ONCE).map(field)}</div>
        </details>
      )}
    </div>
  );
}
interface ChoiceFieldProps {
  readonly attribute: Extract<Attribute, { kind: 'choice' }>;
  readonly value: string;
  readonly changed: (value: string) => void;
}

function ChoiceField({ attribute, value, changed }: ChoiceFieldProps) {
  return (
    <label className="field" title={attribute.help}>
      <span>{attribute.label}</span>
      <select value={value} onChange={(event) => changed(event.target.value)}>
        <option value="">Not said</option>
        {attribute.options.map((option) => (
          <option key={option.id} value={option.id}>
            {option.label}
          </option>
        ))}
      </select>
    </label>
  );
}

/** What somebody else wrote, to read. */
export function MarkValues({ mark }: { readonly mark: Mark }) {
  const attributes = useAttributes(mark);
  const said = attributes.flatMap((attribute) => {
    const value = attributeOf(mark, attribute.id);
    return value ? [{ attribute, value: readable(attribute, value) }] : [];
  });
  return (
    <>
      {mark.note && <p className="inspector-note">{mark.note}</p>}
      {said.length > 0 && (
        <dl className="values">
          {said.map(({ attribute, value }) => (
            <div key={attribute.id}>
              <dt>{attribute.label}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      )}
    </>
  );
}

function readable(attribute: Attribute, value: string): string {
  if (attribute.kind === 'text') return value;
  return attribute.options.find((option) => option.id === value)?.label ?? value;
}
