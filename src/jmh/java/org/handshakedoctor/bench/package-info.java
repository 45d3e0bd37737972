/// Benchmarks: `mvn -Pjmh verify` runs them, `src/jmh/runs` keeps what was measured.
///
/// Every figure stands beside that of a peer from the same run. A number alone says more about the
/// machine than about the program.
@NullMarked
package org.handshakedoctor.bench;

import org.jspecify.annotations.NullMarked;
