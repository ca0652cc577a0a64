package dev.supervisor.rest.view;

import java.util.Optional;

/** Why a request was not granted. */
public record ErrorView(
        @Described("One sentence.") String error,

        @Described("The fault of XML-RPC that it would be, like BAD_NAME.")
        Optional<String> fault,

        @Described("The number of that fault.") Optional<Integer> code) {}
