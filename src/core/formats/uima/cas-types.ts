/** Which types a CAS has, which are documents, and which features each has: declared, and found. */
import { featureName, type FeatureStructure } from './feature-structure.ts';
import { layerShape, type LayerShape } from './layer-values.ts';

const DOCUMENT = 'uima.tcas.DocumentAnnotation';
const META = /\.DocumentMetaData$/;
/** Far more than any type has above it; stops at types that inherit from one another. */
const MOST_ABOVE = 50;

const PRIMITIVE = /^uima\.cas\.(?:String|Boolean|Byte|Short|Integer|Long|Float|Double)$/;

/** `%TYPES`, which a file may leave out. */
export class DeclaredTypes {
  readonly #types: ReadonlyMap<string, ReadonlyMap<string, unknown>>;

  constructor(types: Readonly<Record<string, unknown>>) {
    this.#types = new Map(
      Object.entries(types).map(([name, type]) => [
        name,
        new Map(typeof type === 'object' && type !== null ? Object.entries(type) : []),
      ]),
    );
  }

  /** About the text as a whole, so never a mark. */
  isDocument(type: string): boolean {
    return this.#above(type).some((name) => name === DOCUMENT || META.test(name));
  }

  /** Those with values of their own, inherited ones last. */
  features(type: string): string[] {
    return this.#above(type).flatMap((name) =>
      [...(this.#types.get(name) ?? [])].flatMap(([feature, said]) =>
        !feature.startsWith('%') && PRIMITIVE.test(rangeOf(said)) ? [feature] : [],
      ),
    );
  }

  /** The type and what it inherits from, as far as the file declares it. */
  #above(type: string): string[] {
    const names: string[] = [];
    let name: unknown = type;
    while (typeof name === 'string' && names.length < MOST_ABOVE) {
      names.push(name);
      name = this.#types.get(name)?.get('%SUPER_TYPE');
    }
    return names;
  }
}

function rangeOf(feature: unknown): string {
  const isObject = typeof feature === 'object' && feature !== null && '%RANGE' in feature;
  return isObject && typeof feature['%RANGE'] === 'string' ? feature['%RANGE'] : '';
}

/** Declared features first, then what annotations of the type have beside them. */
export class CasTypes {
  readonly #declared: DeclaredTypes;
  readonly #found = new Map<string, Set<string>>();
  readonly #shapes = new Map<string, LayerShape>();

  constructor(declared: DeclaredTypes, structures: readonly FeatureStructure[]) {
    this.#declared = declared;
    for (const { type, values } of structures) {
      const found = this.#found.get(type) ?? new Set(declared.features(type));
      this.#found.set(type, found);
      for (const [key, value] of values) {
        const name = featureName(key);
        if (name !== null && typeof value !== 'object') found.add(name);
      }
    }
  }

  shape(type: string): LayerShape {
    const known = this.#shapes.get(type);
    if (known) return known;
    const features = this.#found.get(type) ?? this.#declared.features(type);
    const shape = layerShape(type, [...features]);
    this.#shapes.set(type, shape);
    return shape;
  }
}
