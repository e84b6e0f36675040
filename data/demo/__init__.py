"""The invented county 云溪县 (演示数据，纯属虚构), written as ordinary workbooks."""
