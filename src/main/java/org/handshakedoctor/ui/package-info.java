/// The window. One package for each thing the user sees, each with its FXML and style sheet under
/// the same name in the resources.
///
/// [Wiring][org.handshakedoctor.ui.Wiring] is the one place where objects are made; controllers get
/// what they need through their constructors. They never speak to each other: each shows what the
/// [AnalysisSession][org.handshakedoctor.ui.session.AnalysisSession] holds and tells it what the
/// user did.
@NullMarked
package org.handshakedoctor.ui;

import org.jspecify.annotations.NullMarked;
