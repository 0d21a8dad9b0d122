import { likeness } from './shape.ts';
import type { Piece } from './statements.ts';
import type { Heading } from './vocabulary.ts';
import { fold } from './words.ts';

/**
 * "Nombre Juan Uribe / Empresa Mirador / Cargo residente": a noun and words behind it are statements only where three such
 * lines keep each other company; alone they may as well be a company's name. An address behind "correo" needs no company.
 */
export function withUnseparated(pieces: readonly Piece[]): readonly Piece[] {
  if (!pieces.some(isMaybe)) return pieces;
  const firm = new Set<Heading>();
  const kinds = new Set<Heading>();
  for (const piece of pieces) {
    if (piece.kind === 'label') for (const ask of piece.label?.asks ?? []) firm.add(ask);
    const ask = isMaybe(piece) && isTight(piece) ? asked(piece) : undefined;
    if (ask !== undefined) kinds.add(ask);
  }
  return pieces.map((piece) => {
    if (piece.kind !== 'maybe' || piece.label === null) return piece;
    const value = piece.text.slice(piece.label.end).trim();
    // "La persona que va a usarla es …": a sentence that begins with the noun.
    if (/^(?:que|quien|es|se|va|esta|está)\s/i.test(value)) return { ...piece, kind: 'text', label: null };
    // "Empresa de Energía del Cauca" among such lines: the noun is part of the name.
    if (/^(?:de|del)\s/i.test(value)) {
      const isName = asked(piece) === 'company' && kinds.size >= 3;
      return isName ? { ...piece, kind: 'label', text: piece.text } : { ...piece, kind: 'text', label: null };
    }
    const isLone = kinds.size < 3 && isMissingOne(firm, piece, value);
    const isAddress = asked(piece) === 'email' && /^<?[^\s<>]+@[^\s<>]+>?$/.test(value);
    if (isAddress || isLone || (kinds.size >= 3 && isTight(piece)))
      return { ...piece, kind: 'label', text: value };
    return { ...piece, kind: 'text', label: null };
  });
}

/** "Cargo jefe de compras" among three lines with colons: the sign was forgotten, where the words can be nothing else. */
function isMissingOne(firm: ReadonlySet<Heading>, piece: Piece, value: string): boolean {
  const ask = piece.label?.asks[0];
  if (piece.label?.asks.length !== 1 || ask === undefined || !isTight(piece)) return false;
  if (ask !== 'fullName' && ask !== 'company' && ask !== 'role') return false;
  const others = (['fullName', 'company', 'role', 'email'] as const).filter((one) => firm.has(one));
  return others.length >= 2 && !firm.has(ask) && likeness(ask, value, { names: [], domains: [] }) >= 3;
}

const isMaybe = ({ kind }: Piece): boolean => kind === 'maybe';
const asked = ({ label }: Piece): Heading | undefined => label?.asks.find(isOurs);
const isOurs = (ask: Heading): boolean => ask !== 'other';

/** No tie at the end of the label: "Empresa de Acueducto" is a name, "Empresa Acueducto" may be a statement. */
const isTight = (piece: Piece): boolean =>
  piece.label !== null &&
  !/\b(?:de|del|la|el|y|en|que|con|para|por|es)\s*$/i.test(fold(piece.text.slice(0, piece.label.end)));
