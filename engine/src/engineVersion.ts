/** Version of the engine: rises with every change that could change a ranking or a confidence. */
export const engineVersion: string = '0.3.0'
