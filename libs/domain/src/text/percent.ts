/** A share (0 to 1) in whole per cent, as English writes it: "30%". For the texts of this project itself, which are English. */
export const percent = (share: number): string => `${Math.round(share * 100)}%`;
