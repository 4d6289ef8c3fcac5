import type { StressAnswer } from '../contract/demand-stress.ts';

/** The part of an answer that a reader confined to one district may see: its own figures, without sums or other districts’. */
export function ownAnswer(all: StressAnswer, districtId: string): StressAnswer {
  const districts = all.districts.filter((district) => district.districtId === districtId);
  return { ...all, districts, total: null, sentence: districts.map(({ sentence }) => sentence).join(' ') };
}
