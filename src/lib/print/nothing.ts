/** Stands for the libraries that jsPDF would fetch for what nothing here prints (`vite.config.ts`). */
export const decode = undefined;
export default undefined;
