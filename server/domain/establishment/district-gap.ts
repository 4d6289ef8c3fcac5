import { type GapFigures, type GapSplit, type PostFigures, splitGap } from './gap.ts';

/** A district and its demand in FTE. */
interface District {
  id: string;
  name: string;
  demandFte: number;
}

/** Who is in post in a district, and what new starters do not carry yet: case-holding FTE. */
type InPost = Pick<GapFigures, 'inPostFte' | 'newStartersFte'>;

/** A district's gap with the figures it is split from, all case-holding FTE. */
export interface GapOfDistrict
  extends GapSplit,
    Pick<GapFigures, 'demandFte' | 'inPostFte' | 'establishmentFte' | 'frozenFte' | 'arrangementsFte'> {
  districtId: string;
  name: string;
  /** All that is vacant of its posts, covered or not. */
  allVacantFte: number;
}

/** The gap of a district and what it is made of. */
export function gapOfDistrict({ id, name, demandFte }: District, inPost: InPost, posts: PostFigures): GapOfDistrict {
  return {
    districtId: id,
    name,
    demandFte,
    inPostFte: inPost.inPostFte,
    establishmentFte: posts.establishmentFte,
    allVacantFte: posts.vacantFte,
    frozenFte: posts.frozenFte,
    arrangementsFte: posts.arrangementsFte,
    ...splitGap({ demandFte, ...inPost, ...posts }),
  };
}
