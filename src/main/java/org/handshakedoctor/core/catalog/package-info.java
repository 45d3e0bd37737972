/// What an error means, for a person.
///
/// The knowledge is JSON beside this package, one file for each error with its sample and its
/// sources inside; these classes only find the right one. The catalogue judges (whose fault, what
/// to do) and never counts.
///
/// TLS libraries know two thousand reasons more than logs show. Each of them is one row of a table
/// in `tail`, one table for each library (the first line names its columns): the macro, its texts
/// in lower case with `|` between them, a family, a subject from `subjects.tsv`, and in both
/// languages a name and one sentence. What the sentence leaves open (whose side, what to do, the
/// causes) is the same for many reasons and stands once in `tail/families`, with a file for a leg
/// where the leg decides. A row and a family make a whole entry. An entry of its own wins over a
/// row. In `messages.tsv` and `apache.tsv` the texts are beginnings of what a server says; a macro
/// with `CALL` as its first or last word marks those that only name the call that failed.
@NullMarked
package org.handshakedoctor.core.catalog;

import org.jspecify.annotations.NullMarked;
