// A page whose only behaviour is to be copied and printed.
import { bindGestures } from "./fiche.js";

bindGestures(document);
