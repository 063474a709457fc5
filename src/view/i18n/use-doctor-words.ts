/** Words for what is wrong with a run. */
import { doctor } from "./en/doctor.ts";
import { hookOf } from "./words.ts";

export const useDoctorWords = hookOf("doctor", doctor);
