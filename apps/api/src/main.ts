import {a} from "@chatref/domain"; import {b} from "@chatref/rag"; console.log(a+b)
