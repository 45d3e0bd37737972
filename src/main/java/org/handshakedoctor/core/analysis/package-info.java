/// Counting, without judging.
///
/// [Analyzer][org.handshakedoctor.core.analysis.Analyzer] fills an append-only, columnar
/// [FailureLog][org.handshakedoctor.core.analysis.FailureLog];
/// [Report][org.handshakedoctor.core.analysis.Report] is a pure function of that log and a
/// [Filter][org.handshakedoctor.core.analysis.Filter]. Everything a user sees comes from a report,
/// so all panes agree by construction. What an error means is told to this package by a function
/// that it is given; it never asks the catalogue.
@NullMarked
package org.handshakedoctor.core.analysis;

import org.jspecify.annotations.NullMarked;
