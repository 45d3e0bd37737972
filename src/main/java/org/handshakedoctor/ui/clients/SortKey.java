package org.handshakedoctor.ui.clients;

/// One of the columns that the table is sorted by.
record SortKey(ClientColumn column, boolean descending) {}
