package org.handshakedoctor.planted.core;

import tools.jackson.databind.json.JsonMapper;

/// JSON outside its packages.
record UsesJackson(JsonMapper mapper) {}
