import * as z from 'zod';

/** Whoever is written to about the data: the controller itself, or one who processes it on its behalf. */
export const Contact = z.object({
  name: z.string().min(1),
  address: z.string().min(1),
  contact: z.string().min(1),
});
export type Contact = z.infer<typeof Contact>;

/** The company as controller, as a consent record names it, and where its data lies. */
export const Controller = z.object({
  ...Contact.shape,
  /** Whose law the processing is under. */
  jurisdiction: z.string().min(1),
  /** The cloud region in which everything is stored and processed. */
  region: z.string().min(1),
  /** Those who process on its behalf, the cloud's operator first of all; none on one machine. */
  processors: z.array(Contact),
  /** The supervisory authority, and where the impact assessment and the works agreement are kept. */
  authority: z.string().min(1).optional(),
  impactAssessment: z.string().min(1).optional(),
  worksAgreement: z.string().min(1).optional(),
});
export type Controller = z.infer<typeof Controller>;
